package io.carillon.admin.provider;

/** Accounts as the API documentation shows them; every secret is a demo secret. */
final class ProviderExamples {
    static final String SENDGRID = """
            {"type": "sendgrid", "name": "SendGrid", "order": 1, "weight": 1,
             "settings": {"from": "hello@example.com", "fromName": "Example", "replyTo": "support@example.com"},
             "secrets": {"apiKey": "SG.demo"}}
            """;
    static final String SMTP = """
            {"type": "smtp", "name": "Own mail server", "order": 2,
             "settings": {"host": "mail.example.com", "port": "587", "tls": "starttls", "username": "carillon",
                          "from": "hello@example.com", "fromName": "Example"},
             "secrets": {"password": "demo-password"}}
            """;
    static final String TWILIO = """
            {"type": "twilio", "name": "Twilio",
             "settings": {"accountSid": "AC00000000000000000000000000000001", "from": "+15005550006"},
             "secrets": {"authToken": "demo-token"}}
            """;
    static final String FCM = """
            {"type": "fcm", "name": "Firebase", "settings": {"projectId": "example-app"},
             "secrets": {"serviceAccount": "{\\"type\\": \\"service_account\\", \\"project_id\\": \\"example-app\\", …}"}}
            """;
    static final String WHATSAPP = """
            {"type": "whatsapp", "name": "WhatsApp",
             "settings": {"phoneNumberId": "100000000000001", "wabaId": "200000000000002", "apiVersion": "v23.0"},
             "secrets": {"accessToken": "demo-token", "appSecret": "demo-secret", "verifyToken": "demo-verify"}}
            """;

    private ProviderExamples() {}
}
