package io.carillon.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/users/me/notifications",
                "/api/v1/admin/templates/order.shipped/versions",
                "/unsubscribe/eyJhbGciOi_J9.a-b~c",
                "/api/v1/admin/lookups/caf%C3%A9",
                "/api/v1/admin/lookups/a%20b",
                "/a/...",
                "/a/.b"
            })
    void acceptsWhatReadsOneWay(String path) {
        assertThat(RequestPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "http://elsewhere/api",
                "api/v1",
                "//api/v1",
                "/api//v1",
                "/api/v1//",
                "/api/../admin",
                "/api/..",
                "/api/./v1",
                "/.",
                "/api/%2e%2e/admin",
                "/api/%2E./admin",
                "/api%2fv1",
                "/api%2Fv1",
                "/api/v1;x=1/users",
                "/api/v1%3bx",
                "/api\\v1",
                "/api%5cv1",
                "/api/%252e%252e/admin",
                "/api/%00",
                "/api/%0d%0aX",
                "/api/%7f",
                "/api/%",
                "/api/%2",
                "/api/%zz",
                "/api/é",
                "/api/#x",
                "/api/ v1",
                "/api/<x>",
                "/api/\u0000"
            })
    void refusesWhatTwoServersCouldReadInTwoWays(String path) {
        assertThat(RequestPath.isPlain(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "/a/b?", "/a/b?x=/../y", "/a/b?x?y"})
    void leavesTheQueryOut(String target) {
        assertThat(RequestPath.of(target)).isEqualTo("/a/b");
    }
}
