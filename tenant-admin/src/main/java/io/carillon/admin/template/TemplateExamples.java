package io.carillon.admin.template;

/** Bodies shown in the API's documentation. */
final class TemplateExamples {
    static final String REQUEST = """
            {"code": "order-shipped", "name": "Order shipped", "category": "account",
             "defaultChannels": ["email", "sms"], "engine": "handlebars", "strict": true,
             "variables": {"type": "object", "required": ["name", "order"],
                           "properties": {"name": {"type": "string"}, "order": {"type": "string"}}},
             "layout": "branded",
             "partials": {"greeting": "Hello {{name}}"},
             "locales": {
               "en": {"email": {"subject": "Your order {{order}} is on its way",
                                "html": "<p>{{> greeting}},</p><p>order {{order}} has left us.</p>",
                                "text": "{{> greeting}},\\n\\norder {{order}} has left us.\\n"},
                      "sms": {"text": "Order {{order}} is on its way."}},
               "de": {"email": {"subject": "Ihre Bestellung {{order}} ist unterwegs",
                                "html": "<p>Hallo {{name}},</p><p>Bestellung {{order}} ist unterwegs.</p>"},
                      "sms": {"text": "Bestellung {{order}} ist unterwegs."}}}}
            """;

    static final String ROLLBACK = "{\"version\": 3}";

    private TemplateExamples() {}
}
