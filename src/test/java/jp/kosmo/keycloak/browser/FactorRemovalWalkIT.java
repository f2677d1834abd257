package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/** 「デバイスの削除」 as members see it. */
@BrowserTest
class FactorRemovalWalkIT {

    private static final Union UNION =
            Union.copyOf("kanekakenpo", "factorremovalwalk", realm -> realm.setOtpPolicyCodeReusable(true));

    @ParameterizedTest
    @EnumSource
    void aDeviceIsDeletedAndTheLastOneIsNot(Device device) {
        Member member = UNION.importSettled(MemberSpec.settled().passkey("わたしの古い電話", new SoftPasskey()));
        var walker = Walker.atPortal(member, device);
        walker.uses(OtpApp.with(MemberSpec.OTP_SECRET));
        walker.logsIn();
        walker.seesServiceMenu();
        String old = member.device("わたしの古い電話");
        asksToDelete(walker, old);
        walker.sees("delete-credential", "わたしの古い電話 の削除", "わたしの古い電話 を削除してもよろしいですか？", "ご利用中のデバイスを削除しないよう、ご注意ください。", "戻る");
        walker.shows("delete-device");
        walker.presses("削除する");
        walker.seesServiceMenu();

        asksToDelete(walker, old);
        walker.sees("delete-credential", "すでに削除されています", "登録されているデバイスをご確認ください。");
        walker.shows("delete-device-gone");
        walker.presses("戻る");
        walker.seesServiceMenu();

        asksToDelete(walker, member.device("phone"));
        walker.sees("delete-credential", "このデバイスは削除できません", "phone", "先に「ログイン方法変更」の画面で新しいデバイスを設定してから");
        walker.shows("delete-device-last");
        walker.presses("戻る");
        walker.seesServiceMenu();
        assertThat(member.credentials())
                .extracting(CredentialRepresentation::getUserLabel)
                .contains("phone")
                .doesNotContain("わたしの古い電話");

        assertThat(MailProgram.opensNext(walker).html()).contains("わたしの古い電話");
        walker.shows("mail-device-deleted");
    }

    private static void asksToDelete(Walker walker, String device) {
        Reauthentication.passes(walker, () -> walker.asksFor(Map.of("kc_action", "delete_credential:" + device)));
    }
}
