package io.carillon.rendering.engine;

/** Tells that a template cannot be compiled, or not rendered with the data given; the message is fit for the caller. */
public class RenderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    public RenderException(String detail) {
        this(0, detail);
    }

    /** A fault of the source on a line, counted from 1; 0 when no line is to blame. */
    public RenderException(int line, String detail) {
        super(line > 0 ? "line " + line + ": " + detail : detail, null, false, false);
        this.line = line;
    }

    private RenderException(String message, int line) {
        super(message, null, false, false);
        this.line = line;
    }

    /** The same, told of a part of the content. */
    public RenderException in(String part) {
        return new RenderException(part + ": " + getMessage(), line);
    }

    /** The line of the source, or 0. */
    public int line() {
        return line;
    }
}
