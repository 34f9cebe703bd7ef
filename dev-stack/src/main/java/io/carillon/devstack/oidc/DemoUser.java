package io.carillon.devstack.oidc;

import java.util.Optional;

/** One person of the demo realm. {@code subject} never changes: notifications name their recipient by it. */
public record DemoUser(
        String name, String subject, String firstName, String lastName, Optional<String> tenant, String role) {

    public static final String PASSWORD = "demo-password";

    public String email() {
        return name + "@example.com";
    }
}
