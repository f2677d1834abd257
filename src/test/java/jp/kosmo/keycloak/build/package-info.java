/**
 * The rules of the house, checked: who may use whom, what Keycloak must offer, which names stay, what texts and
 * templates may hold, and that the documents say what is there. Unit tests; no server.
 */
package jp.kosmo.keycloak.build;
