/** Tests of the room of the same name, and of the themes themselves. */
@org.jspecify.annotations.NullMarked
package jp.kosmo.keycloak.theme;
