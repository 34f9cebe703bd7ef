package io.carillon.rendering;

/**
 * Why a source cannot be used.
 *
 * @param pointer JSON pointer of the part within the content: {@code /subject}, {@code /whatsappParameters/0}
 * @param line line of the source, counted from 1; 0 when the whole is to blame
 * @param detail plain words, the line included
 */
public record SourceFault(String pointer, int line, String detail) {}
