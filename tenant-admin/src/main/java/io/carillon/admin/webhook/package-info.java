/** Where tenants want to be told what happened, and the secrets that sign what they are told. */
package io.carillon.admin.webhook;
