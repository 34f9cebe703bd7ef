package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of media WhatsApp tells apart. */
public enum MediaKind {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("document")
    DOCUMENT
}
