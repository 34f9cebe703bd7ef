/** What people do with a running suite from the command line: tokens, sending, looking into topics and tables. */
package io.carillon.devstack.client;
