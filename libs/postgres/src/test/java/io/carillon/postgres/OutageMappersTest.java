package io.carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageMappersTest {
    private final OutageMappers mappers = new OutageMappers();

    @Test
    void aDatabaseThatCannotBeReachedIsUnavailable() {
        Response answer = mappers.away(new ConnectException("refused"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"57P01,503", "57P03,503", "08006,503", "53300,503", "42P01,500", "23505,500", ",500"})
    void onlyOutagesAreUnavailable(String sqlState, int status) {
        PgException failure = new PgException("words of the database", "FATAL", sqlState, null);

        assertThat(mappers.refused(failure).getStatus()).isEqualTo(status);
    }
}
