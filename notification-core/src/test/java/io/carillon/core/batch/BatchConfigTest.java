package io.carillon.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.carillon.testkit.ConfigDefaults;
import org.junit.jupiter.api.Test;

class BatchConfigTest {

    @Test
    void namesAndDefaultsStayAsDocumented() {
        assertThat(ConfigDefaults.of(BatchConfig.class))
                .containsExactly(
                        entry("carillon.batch.every", "1s"),
                        entry("carillon.batch.in-flight", "10000"),
                        entry("carillon.batch.lane-lag", "20000"),
                        entry("carillon.batch.max-columns", "200"),
                        entry("carillon.batch.max-row-length", "65536"),
                        entry("carillon.batch.max-rows", "1000000"),
                        entry("carillon.batch.open-for", "24h"),
                        entry("carillon.batch.upload-for", "2h"),
                        entry("carillon.batch.upload-silence", "1m"));
    }
}
