package io.carillon.gateway;

import io.carillon.testkit.TestTenant;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens of the {@link FakeIssuer}. */
final class Mint {
    private Mint() {}

    /** A token any service would take. */
    static String valid() {
        return token("valid");
    }

    /** A valid token of another tenant than the demo one. */
    static String ofTenant(TestTenant tenant) {
        return token("valid/" + tenant);
    }

    /** Every path the issuer was asked for so far. */
    static String asked() {
        return RestAssured.get(ConfigProvider.getConfig()
                        .getValue("test.mint", String.class)
                        .replace("/mint/", "/asked"))
                .asString();
    }

    static String token(String kind) {
        return RestAssured.get(ConfigProvider.getConfig().getValue("test.mint", String.class) + kind)
                .asString();
    }
}
