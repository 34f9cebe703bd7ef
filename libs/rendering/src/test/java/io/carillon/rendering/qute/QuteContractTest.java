package io.carillon.rendering.qute;

import io.carillon.rendering.engine.TemplateEngineContractTest;

class QuteContractTest extends TemplateEngineContractTest {
    QuteContractTest() {
        super(new QuteEngine());
    }

    @Override
    protected String put(String path) {
        return "{" + path + "}";
    }

    @Override
    protected String when(String condition, String then, String otherwise) {
        return "{#if " + condition + "}" + then + (otherwise.isEmpty() ? "" : "{#else}" + otherwise) + "{/if}";
    }

    @Override
    protected String loop(String list, String body, String otherwise) {
        return "{#for row in " + list + "}" + body + "{#else}" + otherwise + "{/for}";
    }

    @Override
    protected String item(String name) {
        return "row." + name;
    }

    @Override
    protected String partial(String name, String parameter, String value) {
        return "{#include " + name + " " + parameter + "=" + value + " /}";
    }

    @Override
    protected String comment(String words) {
        return "{! " + words + " !}";
    }
}
