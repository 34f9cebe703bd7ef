package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something to press below a WhatsApp message: an answer that comes back by its {@code id}, or a link. A template has its
 * words from Meta's approval, so there {@code id} is the payload of an answer and {@code url} the changing end of a link.
 *
 * @param id what comes back when it is pressed, or null for a link
 * @param label words on it, at most 20 characters; null in templates
 * @param url where a link leads, or null for an answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Button(String id, String label, String url) {}
