package io.carillon.rendering.engine;

/** What a source becomes; it decides how values are put out. */
public enum Format {
    /** Values are escaped and cannot be put out unescaped. */
    HTML,
    /** Values are put out as they are: an escaped apostrophe has no place in an SMS or a subject. */
    TEXT
}
