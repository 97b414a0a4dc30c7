import Governance
import Sodium

/// `CHECK.md`: how to check a trail with programs that this project did not write, and what that
/// does not prove. The tests run its commands.
enum CheckPage {
  static func text(of register: MemoryRegister) -> String {
    let origin = register.founding()?.origin ?? ""
    let genesis = register.founding()?.genesis.hex ?? ""
    return """
      # How to check this trail without Gavel

      Ledger `\(origin)`, genesis `\(genesis)`.\(register.founding()?.rehearsal == true ? " **REHEARSAL**" : "")

      You need a POSIX shell, `sha256sum`, `jq`, `openssl`, coreutils (`basenc`) and `ssh-keygen`. Run the
      commands in this folder.

      ## 1. The files are those that were exported

      ```sh
      sha256sum --check --quiet MANIFEST
      ```

      ## 2. Every event was signed by the key that its entry names

      ```sh
      n=0
      while IFS= read -r line; do
        person=$(printf '%s' "$line" | jq -r .event.by)
        key=$(printf '%s' "$line" | jq -r .key)
        public=$(awk -F, -v k="$key" '$1 == k { print $3 }' tables/keys.csv)
        printf '%s' "$line" | jq -cjS .event >.event
        { printf 'SSHSIG\\000\\000\\000\\001\\000\\000\\000\\063\\000\\000\\000\\013ssh-ed25519\\000\\000\\000\\040'
          printf '%s' "$public" | tr a-f A-F | basenc --base16 -d
          printf '\\000\\000\\000\\013gavel-event\\000\\000\\000\\000\\000\\000\\000\\006sha512'
          printf '\\000\\000\\000\\123\\000\\000\\000\\013ssh-ed25519\\000\\000\\000\\100'
          printf '%s' "$line" | jq -r .sig | base64 -d
        } | base64 -w 70 >.blob
        { echo '-----BEGIN SSH SIGNATURE-----'; cat .blob; echo '-----END SSH SIGNATURE-----'; } >.sig
        ssh-keygen -Y verify -f allowed_signers -I "$person" -n gavel-event -s .sig <.event >/dev/null ||
          { echo "entry $n: bad signature"; exit 1; }
        n=$((n + 1))
      done <trail.jsonl
      rm -f .event .blob .sig
      echo "$n signatures fit"
      ```

      ## 3. The tree over the entries has the root that the checkpoint signs

      ```sh
      leaf() { { printf '\\000'; cat; } | sha256sum | cut -c1-64; }
      node() { { printf '\\001'; printf '%s' "$1$2" | basenc --base16 -d -i; } | sha256sum | cut -c1-64; }
      level=$(while IFS= read -r line; do printf '%s' "$line" | leaf; done <trail.jsonl | tr a-f A-F)
      while [ "$(printf '%s\\n' "$level" | wc -l)" -gt 1 ]; do
        level=$(printf '%s\\n' "$level" | while read -r left; do
          if read -r right; then node "$left" "$right"; else echo "$left"; fi
        done | tr a-f A-F)
      done
      root=$(printf '%s' "$level" | basenc --base16 -d | base64)
      [ "$root" = "$(sed -n 3p checkpoint)" ] && [ "$(wc -l <trail.jsonl)" -eq "$(sed -n 2p checkpoint)" ] &&
        echo "the checkpoint signs these entries"
      ```

      ## 4. The checkpoint is signed by the key of the genesis

      ```sh
      head -n 1 trail.jsonl | jq -r .event.data.key | cmp - log.vkey
      sed '/^$/,$d' checkpoint >.text
      sed -n '/^— /p' checkpoint | head -n 1 | cut -d' ' -f3 | base64 -d | tail -c 64 >.signature
      { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
        cut -d+ -f3- log.vkey | base64 -d | tail -c 32; } >.key
      openssl pkeyutl -verify -pubin -inkey .key -keyform DER -rawin -in .text -sigfile .signature
      rm -f .text .signature .key
      ```

      ## 5. The documents have the hashes that name them

      ```sh
      for file in documents/*; do
        case "$file" in *.salt) continue ;; esac
        if [ -e "$file.salt" ]; then
          hash=$({ printf 'gavel-salted-v1\\000'; cat "$file.salt" "$file"; } | sha256sum | cut -c1-64)
        else
          hash=$(sha256sum <"$file" | cut -c1-64)
        fi
        [ "$hash" = "${file#documents/}" ] || { echo "$file: wrong"; exit 1; }
      done
      echo "the documents fit"
      ```

      ## What this does not prove

      - That each key spoke for its person when its entry was recorded: the positions in the log tell it (`tables/keys.csv`).
      - That the decisions were lawful: right body, electorate, quorum, rule and arithmetic. `gavel verify` replays them, and
        FORMAT.md of Gavel tells the rules so that another program can.
      - That this is the only history: compare the genesis and the checkpoint with those that others hold.

      """
  }
}
