"""What a site engine needs to build a site of ours; none is named here."""
