/** Words to choose from: the system's, and what each tenant makes of them. */
package io.carillon.admin.lookup;
