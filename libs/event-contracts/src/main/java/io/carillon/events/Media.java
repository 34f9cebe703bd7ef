package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a WhatsApp message shows; the header of a template when the message is one.
 *
 * @param kind what it is
 * @param url where WhatsApp gets it, https
 * @param caption words below a picture, film or document, or null
 * @param fileName name of a document, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Media(MediaKind kind, String url, String caption, String fileName) {}
