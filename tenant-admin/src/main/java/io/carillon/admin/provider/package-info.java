/** A tenant's accounts at providers; secrets go in and never come out. */
package io.carillon.admin.provider;
