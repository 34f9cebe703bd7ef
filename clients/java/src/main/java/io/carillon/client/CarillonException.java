package io.carillon.client;

import java.util.List;

/** Carillon did not do what was asked. */
public abstract sealed class CarillonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CarillonException(String message, Throwable cause) {
        super(message, cause);
    }

    /** It was understood and refused; asking again changes nothing. */
    public static final class Refused extends CarillonException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String type;
        private final transient List<Violation> errors;

        Refused(int status, String type, String detail, List<Violation> errors) {
            super(status + " " + type + ": " + detail + (errors.isEmpty() ? "" : " " + errors), null);
            this.status = status;
            this.type = type;
            this.errors = errors;
        }

        public int status() {
            return status;
        }

        /** Which problem, for example {@code urn:carillon:problem:no-contact}. */
        public String type() {
            return type;
        }

        /** Which fields, if it is about fields. */
        public List<Violation> errors() {
            return errors == null ? List.of() : errors;
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer
     */
    public record Violation(String pointer, String detail) {}

    /** There was no answer, or none that helps, as often as it was tried. Whether it was recorded is not known. */
    public static final class Unavailable extends CarillonException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
