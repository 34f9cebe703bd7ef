package io.carillon.admin.mjml;

/** Tells why MJML cannot be compiled, in words fit for its author. */
public class MjmlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MjmlException(int line, String detail) {
        super(line > 0 ? "line " + line + ": " + detail : detail, null, false, false);
    }
}
