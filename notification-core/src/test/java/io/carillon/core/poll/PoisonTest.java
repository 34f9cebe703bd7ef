package io.carillon.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrongly called poison, an accepted request is put aside during an outage; wrongly called outage, a lane stands still. */
class PoisonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            22021 | true  | a NUL character in a text
            22P05 | true  | a NUL character in JSON
            22008 | true  | a moment out of range
            23502 | true  | a missing value
            23505 | true  | a duplicate
            54000 | true  | an index row too large
            08006 | false | connection lost
            53300 | false | too many connections
            57P01 | false | shut down by the administrator
            57P03 | false | starting up
            40001 | false | serialization failure
            40P01 | false | deadlock
            25006 | false | a standby that is not promoted yet
            28P01 | false | password being rotated
            42P01 | false | table not there yet: migration under way
                  | false | no state at all
            """)
    void aRefusedStatementIsPoisonOnlyWhenItIsAboutTheData(String sqlState, boolean poison, String meaning) {
        assertThat(Poison.is(new PgException("refused", "ERROR", sqlState, null)))
                .as(meaning)
                .isEqualTo(poison);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new RecordTooLargeException(),
                new NullPointerException(),
                new IllegalArgumentException(),
                new NumberFormatException(),
                new ClassCastException(),
                new IndexOutOfBoundsException(),
                new DateTimeException("year 10000000"),
                new ArithmeticException(),
                new NoSuchElementException(),
                new UnsupportedOperationException(),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void whatOnlyTheRecordCanHaveCausedIsPoison(Throwable bug) {
        assertThat(Poison.is(bug)).isTrue();
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException(),
                new IOException(),
                new TimeoutException(),
                new VertxException("connection closed"),
                new NotEnoughReplicasException(),
                new org.apache.kafka.common.errors.TimeoutException(),
                new IllegalStateException("pool closed"),
                new OutOfMemoryError());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatPassesIsNot(Throwable outage) {
        assertThat(Poison.is(outage)).isFalse();
    }

    @Test
    void nothingIsNoPoison() {
        assertThat(Poison.is(null)).isFalse();
    }
}
