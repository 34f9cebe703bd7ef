/** Frames around a tenant's e-mails, named by templates, in use as soon as they are saved. */
package io.carillon.admin.layout;
