package io.carillon.rendering;

/**
 * Something a template's author should know, though the words could be made.
 *
 * @param pointer JSON pointer of the part within the content: {@code /subject}, {@code /data/key}
 * @param detail plain words
 */
public record RenderWarning(String pointer, String detail) {}
