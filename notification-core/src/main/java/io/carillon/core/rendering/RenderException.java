package io.carillon.core.rendering;

/** Tells that a template cannot be rendered with the data given; the message is fit for the caller. */
public class RenderException extends RuntimeException {
    public RenderException(String detail) {
        super(detail, null, false, false);
    }
}
