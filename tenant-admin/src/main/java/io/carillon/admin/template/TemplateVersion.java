package io.carillon.admin.template;

import java.time.OffsetDateTime;

/** A published version; it never changes. */
public record TemplateVersion(int version, TemplateBody body, String publishedBy, OffsetDateTime publishedAt) {}
