package io.carillon.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the field
 * @param detail what is wrong with it
 */
public record Violation(String pointer, String detail) {}
