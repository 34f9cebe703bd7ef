package io.carillon.devstack;

import io.carillon.devstack.client.BulkCommand;
import io.carillon.devstack.client.DemoCommand;
import io.carillon.devstack.client.SendCommand;
import io.carillon.devstack.client.SqlCommand;
import io.carillon.devstack.client.TokenCommand;
import io.carillon.devstack.client.TopicsCommand;
import io.carillon.devstack.process.Logging;
import io.carillon.devstack.suite.Arguments;
import io.carillon.devstack.suite.StackCommands;
import io.carillon.devstack.suite.StatusCommand;
import java.util.logging.Level;

/** The program: {@code infra} and {@code up} run a stack; the other commands look at or talk to a running one. */
public final class DevStack {

    private DevStack() {}

    public static void main(String[] given) throws Exception {
        System.setProperty("io.netty.noUnsafe", "true");
        Logging.show(Level.WARNING);
        int exit;
        try {
            exit = run(Arguments.parse(given));
        } catch (IllegalArgumentException wrongUse) {
            System.err.println(wrongUse.getMessage());
            exit = 2;
        }
        System.exit(exit);
    }

    private static int run(Arguments arguments) throws Exception {
        return switch (arguments.command()) {
            case "infra" -> StackCommands.infra(arguments);
            case "up" -> StackCommands.up(arguments);
            case "down" -> StackCommands.down(arguments);
            case "status" -> StatusCommand.run(arguments);
            case "token" -> TokenCommand.run(arguments);
            case "demo" -> DemoCommand.run(arguments);
            case "send" -> SendCommand.run(arguments);
            case "bulk" -> BulkCommand.run(arguments);
            case "topics" -> TopicsCommand.run(arguments);
            case "sql" -> SqlCommand.run(arguments);
            default -> throw new IllegalArgumentException("unknown command: " + arguments.command());
        };
    }
}
