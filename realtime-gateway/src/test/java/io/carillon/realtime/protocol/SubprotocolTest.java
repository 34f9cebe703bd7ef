package io.carillon.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubprotocolTest {

    @Test
    void findsTheTokenInOneHeaderOrSeveral() {
        assertThat(Subprotocol.token(List.of("carillon.v1, bearer.a.b.c"))).contains("a.b.c");
        assertThat(Subprotocol.token(List.of("carillon.v1", "bearer.a.b.c"))).contains("a.b.c");
        assertThat(Subprotocol.token(List.of("carillon.v1"))).isEmpty();
        assertThat(Subprotocol.token(List.of())).isEmpty();
    }

    @Test
    void knowsItsOwnVersion() {
        assertThat(Subprotocol.isOffered(List.of("bearer.x,carillon.v1"))).isTrue();
        assertThat(Subprotocol.isOffered(List.of("carillon.v2"))).isFalse();
        assertThat(Subprotocol.isOffered(List.of())).isFalse();
    }
}
