"""Forms of the desk: the story's, held to the sections of its editor; pictures, made safe."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from newsreel.desk.beats import sections_of
from newsreel.desk.clock import WallClockField
from newsreel.stories.actions.clips import examine_and_keep
from newsreel.stories.cameras import Kept
from newsreel.stories.images import NotAPictureError, master
from newsreel.stories.models import Section


class StoryForm(WagtailAdminModelForm):
    """The story's form. Offers only sections of the story's language in which its editor works."""

    class Media:
        js = [
            f"desk/editor/{name}.js"
            for name in (
                "body",
                "paste",
                "related",
                "picture",
                "keys",
                "names",
                "margin",
                "sending",
            )
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("go_live_at", "expire_at"):
            if name in self.fields:
                by_django = self.fields[name]
                self.fields[name] = WallClockField(
                    label=by_django.label, widget=by_django.widget, required=False
                )
        if "headline" in self.fields:
            self.fields["headline"].widget.attrs["placeholder"] = _("Headline")
        field = self.fields.get("section")
        if field is None:
            return
        sections = Section.objects.select_related("parent__parent__parent").order_by(
            "position", "name", "id"
        )
        if self.instance.locale_id:
            sections = sections.filter(locale_id=self.instance.locale_id)
        if self.for_user is not None:
            allowed = sections_of(self.for_user)
            if allowed is not None:
                sections = sections.filter(pk__in=allowed)
        field.queryset = sections
        # Autosave needs a section from the first key on.
        if not self.instance.section_id and not self.initial.get("section"):
            first = sections.filter(parent__isnull=True).first() or sections.first()
            self.initial["section"] = first and first.pk

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        if given.get("change_note") and given.get("change_minor"):
            self.add_error("change_minor", "Readers are shown a note: leave it out or untick this.")
        if given.get("change_note") and not given.get("change_kind"):
            self.add_error("change_kind", "Say what kind of change the note is about.")
        return given

    @property
    def told(self) -> list[str]:
        """What its editor must be told of the times entered."""
        fields = (self.fields.get(name) for name in ("go_live_at", "expire_at"))
        return [one for field in fields if isinstance(field, WallClockField) for one in field.told]


class PictureField(WagtailImageField):
    """Wagtail's, but that it opens nothing: Wagtail's decodes the whole file to count its pixels,
    and a damaged one breaks it. ``PictureForm`` looks into the file, once and within bounds."""

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        if file is not None:
            self.check_image_file_size(file)
        return file


class PictureForm(BaseImageForm):
    """An uploaded picture is read, cleaned and written anew before it is kept; and once more where
    less of its words is to be kept than was."""

    changed_data: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field is not None:
            field.__class__ = PictureField

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        file = cleaned.get("file")
        kept = Kept(bool(cleaned.get("keeps_rights")), bool(cleaned.get("keeps_place")))
        says_less = self.instance.pk and any(
            name in self.changed_data and not cleaned.get(name)
            for name in ("keeps_rights", "keeps_place")
        )
        if file and ("file" in self.changed_data or says_less):
            try:
                cleaned["file"] = self._cleaned(file, kept)
            except ValidationError as error:
                self.add_error("file", error)
            else:
                # The file is another one, though none was given: size and digest are new.
                self.changed_data = [*{*self.changed_data, "file"}]
        return cleaned

    def _cleaned(self, file: Any, kept: Kept) -> SimpleUploadedFile:
        try:
            file.seek(0)
            clean = master(file.read(), kept)
        except NotAPictureError as error:
            raise ValidationError(str(error)) from error
        stem = str(file.name).rpartition("/")[2].rpartition(".")[0] or "picture"
        kind = "image/png" if clean.ending == ".png" else "image/jpeg"
        return SimpleUploadedFile(f"{stem}{clean.ending}", clean.data, kind)


class ClipForm(WagtailAdminModelForm):
    """A clip comes as a file; what it is, its content says."""

    file = forms.FileField(required=False, help_text="MP3, M4A, Ogg, FLAC, WAV, MP4 or WebM.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["file"]

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if not file:
            raise ValidationError("Choose a file.")
        with TemporaryDirectory() as folder:
            path = Path(folder) / "clip"
            with path.open("wb") as copy:
                copy.writelines(file.chunks())
            kept = examine_and_keep(path)
        for name, value in kept.items():
            setattr(self.instance, name, value)
        return file
