from django.db import models


class Almanac(models.Model):
    """Time as a row (law 11): the one row says which day it is where the newsroom is."""

    today = models.DateField()
