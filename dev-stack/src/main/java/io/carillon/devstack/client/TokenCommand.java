package io.carillon.devstack.client;

import io.carillon.devstack.suite.Arguments;

/** Prints an access token for a service client or a user of the running suite. */
public final class TokenCommand {

    private TokenCommand() {}

    public static int run(Arguments arguments) throws Exception {
        String name = arguments.word(0, "the name of a service client (demo, other, demo-reader, platform) or a user");
        System.out.println(RunningSuite.of(arguments).token(name));
        return 0;
    }
}
