package jp.kosmo.keycloak.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One member's {@link MemberKeys}. Everybody in a union's realm has a row, also who has nothing to be found by. */
@Entity
@Table(name = "KOSMO_MEMBER")
@IdClass(MemberEntity.Key.class)
public class MemberEntity {

    /** Primary key. */
    public record Key(String realmId, String userId) implements Serializable {}

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** Keycloak's id. */
    @Id
    @Column(name = "USER_ID", length = 255)
    String userId = "";

    @Column(name = "SYMBOL_KEY", length = MemberKeys.NUMBER_WIDTH)
    @Nullable
    String symbolKey;

    @Column(name = "NUMBER_KEY", length = MemberKeys.NUMBER_WIDTH)
    @Nullable
    String numberKey;

    @Column(name = "BRANCH_KEY", length = MemberKeys.NUMBER_WIDTH)
    @Nullable
    String branchKey;

    @Column(name = "SORT_KEY", length = MemberKeys.SORT_WIDTH, nullable = false)
    String sortKey = "";

    @Column(name = "NAME_KEY", length = MemberKeys.NAME_WIDTH)
    @Nullable
    String nameKey;

    @Column(name = "KANA_KEY", length = MemberKeys.NAME_WIDTH)
    @Nullable
    String kanaKey;

    MemberKeys keys() {
        return new MemberKeys(symbolKey, numberKey, branchKey, sortKey, nameKey, kanaKey);
    }

    void setKeys(MemberKeys keys) {
        symbolKey = keys.symbol();
        numberKey = keys.number();
        branchKey = keys.branch();
        sortKey = keys.sort();
        nameKey = keys.name();
        kanaKey = keys.kana();
    }
}
