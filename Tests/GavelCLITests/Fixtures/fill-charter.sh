#!/bin/sh
# What a person does in an editor to the charter of `gavel init --template consortium`: the editor of a test.
exec sed -i -e 's|<name of the consortium>|The Alliance|' \
  -e 's|<first-founder>|ibm|; s|<name of the first founder>|IBM|; s|<first-principal>|ibm-rep|' \
  -e 's|<second-founder>|cern|; s|<name of the second founder>|CERN|; s|<second-principal>|cern-rep|' \
  -e "s|<the first principal's line ssh-ed25519>|$(gavel key export ibm-rep)|" \
  -e "s|<the second principal's line ssh-ed25519>|$(gavel key export cern-rep)|" "$1"
