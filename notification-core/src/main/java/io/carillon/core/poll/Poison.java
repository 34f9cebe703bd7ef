package io.carillon.core.poll;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Tells failures caused by what is in a batch from outages that pass. Pure. */
final class Poison {
    private Poison() {}

    /** Whether trying the same batch again can only fail again. */
    static boolean is(Throwable failure) {
        return switch (failure) {
            case PgException refused -> isAboutData(refused.getSqlState());
            case RecordTooLargeException tooLarge -> true;
            case NullPointerException bug -> true;
            case IllegalArgumentException bug -> true;
            case ClassCastException bug -> true;
            case IndexOutOfBoundsException bug -> true;
            case DateTimeException bug -> true;
            case ArithmeticException bug -> true;
            case NoSuchElementException bug -> true;
            case UnsupportedOperationException bug -> true;
            case StackOverflowError bug -> true;
            case null, default -> false;
        };
    }

    /** SQLSTATE classes 22 (data exception), 23 (integrity constraint) and 54 (program limit). */
    private static boolean isAboutData(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54"));
    }
}
