package io.carillon.outbound;

/** The answer is longer than the caller wanted to read. */
public final class AnswerTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnswerTooLongException(int mostBytes) {
        super("the answer is longer than " + mostBytes + " bytes", null, false, false);
    }
}
