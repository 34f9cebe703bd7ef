package io.carillon.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.gateway.routing.RouteTable;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTimeTest {
    private static final GatewayConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(GatewayConfig.class)
            .withDefaultValues(Map.of(
                    "carillon.gateway.answer-timeout", "1s",
                    "carillon.gateway.answer-timeouts.send", "2s",
                    "carillon.gateway.answer-timeouts.batch", "3s",
                    "carillon.gateway.answer-timeouts.read", "4s",
                    "carillon.gateway.answer-timeouts.admin", "5s"))
            .build()
            .getConfigMapping(GatewayConfig.class);

    @ParameterizedTest
    @CsvSource({
        "GET, /unsubscribe/a, 1000",
        "POST, /webhooks/twilio/a, 1000",
        "POST, /api/v1/services/notifications/send, 2000",
        "POST, /api/v1/services/notifications/send-batch, 3000",
        "GET, /api/v1/services/notifications/batches/a, 4000",
        "PATCH, /api/v1/users/me/inbox, 4000",
        "POST, /api/v1/admin/templates, 5000",
        "GET, /api/v1/admin/templates, 4000",
        "HEAD, /api/v1/admin/templates, 4000"
    })
    void isThatOfTheClassAndOfReadsTheShorterOne(String method, String path, long millis) {
        assertThat(new AnswerTime(CONFIG).millis(RouteTable.find(path).orElseThrow(), HttpMethod.valueOf(method)))
                .isEqualTo(millis);
    }
}
