package io.carillon.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {
    private final Lookup lookup = new Lookup();
    private final OutboundGuard guard = new OutboundGuard(Lookup.config(false), lookup);

    @Test
    void answersTheCheckedAddressUnderTheNameItWasFoundBy() {
        lookup.answer("hooks.example.com", "93.184.216.34");

        SocketAddress pinned = pin("hooks.example.com");

        assertThat(pinned.hostName()).isEqualTo("hooks.example.com");
        assertThat(pinned.hostAddress()).isEqualTo("93.184.216.34");
        assertThat(pinned.port()).isEqualTo(443);
    }

    @Test
    void asksOnceSoThatASecondAnswerCannotLeadElsewhere() {
        lookup.answer("rebinding.example.com", "93.184.216.34").answer("rebinding.example.com", "127.0.0.1");

        assertThat(pin("rebinding.example.com").hostAddress()).isEqualTo("93.184.216.34");
        assertThat(lookup.questions).isEqualTo(1);
        assertThatThrownBy(() -> pin("rebinding.example.com")).isInstanceOf(RefusedTargetException.class);
    }

    @Test
    void refusesANameAsSoonAsOneOfItsAddressesIsInner() {
        lookup.answer("mixed.example.com", "93.184.216.34", "10.0.0.1");

        assertThatThrownBy(() -> pin("mixed.example.com")).isInstanceOf(RefusedTargetException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "169.254.169.254",
                "10.1.2.3",
                "100.64.1.1",
                "::1",
                "fd00:ec2::254",
                "fe80::1",
                "64:ff9b::7f00:1",
                "::ffff:192.168.0.1"
            })
    void refusesANameThatLeadsInside(String address) {
        lookup.answer("inside.example.com", address);

        assertThatThrownBy(() -> pin("inside.example.com"))
                .isInstanceOf(RefusedTargetException.class)
                .hasMessageNotContaining(address);
    }

    @Test
    void takesNamesWithIpv6AddressesOnly() {
        lookup.answer("six.example.com", "2606:4700:4700::1111");

        assertThat(pin("six.example.com").hostAddress()).startsWith("2606:4700:4700");
    }

    @Test
    void refusesWithoutAskingWhatIsRefusedByItsForm() {
        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", null}) {
            assertThatThrownBy(() -> pin(host)).as(host).isInstanceOf(RefusedTargetException.class);
        }
        assertThat(lookup.questions).isZero();
    }

    @Test
    void saysWhenANameLeadsNowhere() {
        assertThatThrownBy(() -> pin("nowhere.example.com")).hasRootCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void developmentMayCallInside() {
        lookup.answer("localhost", "127.0.0.1");
        OutboundGuard development = new OutboundGuard(Lookup.config(true), lookup);

        assertThat(development
                        .pin("localhost", 18_090)
                        .await()
                        .atMost(Duration.ofSeconds(1))
                        .hostAddress())
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "168.63.129.16",
                "100.100.100.200",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe"
            })
    void notEvenDevelopmentMayCallAMetadataService(String address) {
        lookup.answer("metadata.example.com", address);
        OutboundGuard development = new OutboundGuard(Lookup.config(true), lookup);

        for (String host : new String[] {"metadata.example.com", "[" + address + "]"}) {
            assertThatThrownBy(() -> development.pin(host, 80).await().atMost(Duration.ofSeconds(1)))
                    .isInstanceOf(RefusedTargetException.class);
        }
    }

    private SocketAddress pin(String host) {
        return guard.pin(host, 443).await().atMost(Duration.ofSeconds(1));
    }
}
