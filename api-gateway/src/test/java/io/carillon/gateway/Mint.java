package io.carillon.gateway;

import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens of the {@link FakeIssuer}. */
final class Mint {
    private Mint() {}

    /** A token any service would take. */
    static String valid() {
        return token("valid");
    }

    static String token(String kind) {
        return RestAssured.get(ConfigProvider.getConfig().getValue("test.mint", String.class) + kind)
                .asString();
    }
}
