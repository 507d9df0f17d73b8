Feature: IOMMU groups follow isolation, and prove less than they seem to

  A group holds what the IOMMU is not trusted to tell apart. User space gets
  whole groups.

  Rule: A function joins the highest port above it that does not isolate

    @clause:group-climb
    Scenario: A card shares the group of the open port above it
      Given this machine:
        """
        root port: root port
          card: endpoint
        """
      When the kernel forms the groups
      Then the groups are:
        | root port, card |

    @clause:group-climb
    Scenario: An open root port takes everything below it in
      Given this machine:
        """
        root port: root port
          upstream port: upstream port
            port 1: downstream port, ACS SV+RR+CR+UF
              card 1: endpoint
            port 2: downstream port, ACS SV+RR+CR+UF
              card 2: endpoint
        """
      When the kernel forms the groups
      Then the groups are:
        | root port, upstream port, port 1, card 1, port 2, card 2 |

    @clause:group-climb
    Scenario: With ACS on every port each card is alone
      Given this machine:
        """
        root port: root port, ACS SV+RR+CR+UF
          upstream port: upstream port
            port 1: downstream port, ACS SV+RR+CR+UF
              card 1: endpoint
            port 2: downstream port, ACS SV+RR+CR+UF
              card 2: endpoint
        """
      When the kernel forms the groups
      Then the groups are:
        | root port     |
        | upstream port |
        | port 1        |
        | card 1        |
        | port 2        |
        | card 2        |

  Rule: Who cannot be told apart shares a group

    @clause:group-alias
    Scenario: A conventional bridge speaks for what is behind it
      Given this machine:
        """
        root port: root port, ACS SV+RR+CR+UF
          bridge: PCIe-to-PCI bridge
            card 1: PCI device
            card 2: PCI device
        """
      When the kernel forms the groups
      Then the groups are:
        | root port              |
        | bridge, card 1, card 2 |

    @clause:group-multifunction
    Scenario: Functions of a device share a group unless their controls keep them apart
      Given this machine:
        """
        function 0: integrated endpoint
        function 1: integrated endpoint, function 1
        function 2: integrated endpoint, function 2, ACS SV+RR+CR+UF
        """
      When the kernel forms the groups
      Then the groups are:
        | function 0, function 1 |
        | function 2             |

    @clause:group-multifunction
    Scenario: A function with controls takes none of the others in
      Given this machine:
        """
        function 0: integrated endpoint, ACS SV+RR+CR+UF
        function 1: integrated endpoint, function 1
        function 2: integrated endpoint, function 2
        """
      When the kernel forms the groups
      Then the groups are:
        | function 0             |
        | function 1, function 2 |

    @clause:group-fixed
    Scenario: A control that is switched off later changes no group
      Given this machine:
        """
        root port: root port, ACS SV+RR+CR+UF
          card: endpoint
        """
      When the controls of "root port" are switched off
      Then the groups are:
        | root port |
        | card      |
      And "card" reaches the registers of "card" untranslated

  Rule: A group of its own is no proof

    @clause:group-deviation @clause:group-no-proof
    Scenario: Two cards below an open switch have two groups and reach each other
      Given this machine:
        """
        root port: root port, ACS SV+RR+CR+UF
          upstream port: upstream port
            port 1: downstream port
              card 1: endpoint
            port 2: downstream port
              card 2: endpoint
        """
      When the kernel forms the groups
      Then the groups are:
        | root port      |
        | upstream port  |
        | port 1, card 1 |
        | port 2, card 2 |
      And "card 1" reaches the registers of "card 2" untranslated
      And "card 2" reaches the registers of "card 1" untranslated

    @clause:group-no-proof
    Scenario: A card that is alone in its group is reached from a port beside it
      Given this machine:
        """
        root port: root port, ACS SV+RR+CR+UF
          upstream port: upstream port
            port 1: downstream port, ACS SV+RR+CR+UF
              card 1: endpoint
            port 2: downstream port
              card 2: endpoint
        """
      When the kernel forms the groups
      Then "card 1" is alone in its group
      And "card 2" reaches the registers of "card 1" untranslated
      But "card 1" does not reach the registers of "card 2" untranslated
