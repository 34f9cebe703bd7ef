package io.carillon.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void believesNobodyUnlessTold() {
        ClientAddress addresses = new ClientAddress(Optional::empty);

        assertThat(addresses.of("127.0.0.1", List.of("6.6.6.6"))).isEqualTo("127.0.0.1");
    }

    @Test
    void believesATrustedProxy() {
        assertThat(trusting("10.0.0.0/8").of("10.1.2.3", List.of("203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(trusting("fd00::/8").of("fd00::1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void readsFromTheRightSoThatACallerCannotInventHops() {
        ClientAddress addresses = trusting("10.0.0.0/8", "192.0.2.1");

        assertThat(addresses.of("10.1.2.3", List.of("6.6.6.6, 203.0.113.7"))).isEqualTo("203.0.113.7");
        assertThat(addresses.of("10.1.2.3", List.of("6.6.6.6", "203.0.113.7, 192.0.2.1")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void takesTheNearestWhenAllAreTrustedOrOneIsNoAddress() {
        ClientAddress addresses = trusting("10.0.0.0/8");

        assertThat(addresses.of("10.1.2.3", List.of("10.9.9.9"))).isEqualTo("10.9.9.9");
        assertThat(addresses.of("10.1.2.3", List.of("localhost"))).isEqualTo("10.1.2.3");
        assertThat(addresses.of("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
        assertThat(addresses.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void refusesToStartWithSomethingElseThanRanges() {
        assertThatThrownBy(() -> trusting("proxy.example.com")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trusting("10.0.0.0/64")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ClientAddress trusting(String... ranges) {
        return new ClientAddress(() -> Optional.of(List.of(ranges)));
    }
}
