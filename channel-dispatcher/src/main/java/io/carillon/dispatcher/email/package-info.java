/** E-mail: through any SMTP server over pooled connections, or through SendGrid's API; nothing unguarded reaches either. */
package io.carillon.dispatcher.email;
