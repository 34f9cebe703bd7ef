package io.carillon.rendering.schema;

/**
 * Why a schema of variables cannot be used.
 *
 * @param pointer JSON pointer within the schema
 * @param detail plain words
 */
public record SchemaFault(String pointer, String detail) {}
