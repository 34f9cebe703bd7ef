package io.carillon.rendering.handlebars;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.helper.IfHelper;
import com.github.jknack.handlebars.helper.UnlessHelper;
import com.github.jknack.handlebars.helper.WithHelper;
import io.carillon.rendering.engine.RenderException;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/** A registry that starts empty, unlike the library's own: only what is registered by name exists. */
final class AllowedHelpers implements HelperRegistry {
    /** What templates may call. */
    static final Set<String> NAMES;

    private static final Set<String> BLOCKS_AND_LOOKUP = Set.of("each", "if", "unless", "with", "lookup");

    static {
        Set<String> names = new HashSet<>(BLOCKS_AND_LOOKUP);
        names.addAll(Comparisons.NAMES);
        NAMES = Set.copyOf(names);
    }

    private final Map<String, Helper<?>> helpers = new HashMap<>();

    AllowedHelpers() {
        registerHelper("each", new BoundedEach());
        registerHelper("if", IfHelper.INSTANCE);
        registerHelper("unless", UnlessHelper.INSTANCE);
        registerHelper("with", WithHelper.INSTANCE);
        registerHelper("lookup", new PlainLookup());
        registerHelper(HELPER_MISSING, new MissingVariable());
        Comparisons.NAMES.forEach(name -> registerHelper(name, new Comparisons(name)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C> Helper<C> helper(String name) {
        return (Helper<C>) helpers.get(name);
    }

    @Override
    public Set<Entry<String, Helper<?>>> helpers() {
        return helpers.entrySet();
    }

    @Override
    public <H> HelperRegistry registerHelper(String name, Helper<H> helper) {
        helpers.put(name, helper);
        return this;
    }

    @Override
    public <H> HelperRegistry registerHelperMissing(Helper<H> helper) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(Object helperSource) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(Class<?> helperSource) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(URI location) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(File input) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, Reader source) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, InputStream source) {
        return refuse();
    }

    @Override
    public HelperRegistry registerHelpers(String filename, String source) {
        return refuse();
    }

    @Override
    public Decorator decorator(String name) {
        throw new RenderException("decorators are not available");
    }

    @Override
    public HelperRegistry registerDecorator(String name, Decorator decorator) {
        return refuse();
    }

    @Override
    public HelperRegistry setCharset(Charset charset) {
        return this;
    }

    private HelperRegistry refuse() {
        throw new UnsupportedOperationException("helpers are registered one by one");
    }
}
