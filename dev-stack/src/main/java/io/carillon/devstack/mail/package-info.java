/** The mailbox of the stack: takes any mail over SMTP, fast, and shows it to people and programs. */
package io.carillon.devstack.mail;
