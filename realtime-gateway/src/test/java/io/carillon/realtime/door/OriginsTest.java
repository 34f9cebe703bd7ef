package io.carillon.realtime.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.realtime.socket.RealtimeConfig;
import io.carillon.tenantconfig.TenantConfigs;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example,,gate.example,false",
        "https://gate.example,,gate.example,true",
        "https://GATE.example,,gate.EXAMPLE,true",
        "https://gate.example:8443,,gate.example,false",
        "https://gate.example,gate.example,realtime:8084,true",
        "https://realtime:8084,gate.example,realtime:8084,false",
        "https://gate.example.evil,,gate.example,false",
        "null,,gate.example,false",
        "https://shop.example,,gate.example,true",
        "https://SHOP.example,,gate.example,true",
        "http://shop.example,,gate.example,false",
        ",,gate.example,true",
    })
    void letsOurPagesAndAllowedOnesIn(String origin, String forwarded, String host, boolean may) {
        assertThat(origins("https://shop.example")
                        .foreign(origin, forwarded, host)
                        .isEmpty())
                .isEqualTo(may);
    }

    @Test
    void mayBeOpenToAll() {
        assertThat(origins("*").foreign("https://any.example", null, "gate")).isEmpty();
    }

    private static Origins origins(String allowed) {
        return new Origins(
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(RealtimeConfig.class)
                        .withDefaultValues(Map.of("carillon.realtime.allowed-origins", allowed))
                        .build()
                        .getConfigMapping(RealtimeConfig.class),
                new TenantConfigs());
    }
}
