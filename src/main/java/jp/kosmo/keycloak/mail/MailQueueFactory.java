package jp.kosmo.keycloak.mail;

import org.keycloak.provider.ProviderFactory;

/** Makes the one mail queue of a node. */
public interface MailQueueFactory extends ProviderFactory<MailQueue> {}
