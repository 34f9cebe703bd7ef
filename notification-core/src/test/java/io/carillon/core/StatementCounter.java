package io.carillon.core;

import io.carillon.postgres.TenantTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Transactions as they are, whose connections count what is sent over them; hold the scheduler while it counts. */
public final class StatementCounter extends TenantTransactions {
    private volatile AtomicInteger statements = new AtomicInteger();

    /** How many statements are sent while {@code work} runs. */
    public int during(Runnable work) {
        statements = new AtomicInteger();
        work.run();
        return statements.get();
    }

    @Override
    public <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        AtomicInteger counter = statements;
        return super.inTransaction(pool, connection -> work.apply(counted(connection, counter)));
    }

    private SqlConnection counted(SqlConnection connection, AtomicInteger counter) {
        io.vertx.sqlclient.SqlConnection delegate = connection.getDelegate();
        return SqlConnection.newInstance((io.vertx.sqlclient.SqlConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                (proxy, method, arguments) -> call(delegate, method, arguments, counter)));
    }

    private static Object call(Object delegate, Method method, Object[] arguments, AtomicInteger counter)
            throws Throwable {
        if (method.getName().equals("preparedQuery") || method.getName().equals("query")) {
            counter.incrementAndGet();
        }
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
