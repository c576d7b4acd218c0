"""The real ``newsreel serve`` with a writer and readers, each in processes of their own."""
