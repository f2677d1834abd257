/** The steps of a job at work, and whose turn it is to take them. */
@NullMarked
package jp.kosmo.keycloak.members.imports.steps;

import org.jspecify.annotations.NullMarked;
