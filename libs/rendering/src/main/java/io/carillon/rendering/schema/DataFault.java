package io.carillon.rendering.schema;

/**
 * Where a request's data does not obey.
 *
 * @param pointer JSON pointer within the data
 * @param detail plain words, without the data's own
 * @param missing whether a required value is not there
 */
public record DataFault(String pointer, String detail, boolean missing) {}
